package dev.kullback.data.npy;

import dev.kullback.data.DataException;
import dev.kullback.data.ScalarType;

/// NumPy's short names of types: byte order, kind, size.
final class NpyDescr {
  private NpyDescr() {}

  static ScalarType type(String name, String descr) {
    boolean ordered = !descr.isEmpty() && "<>|=".indexOf(descr.charAt(0)) >= 0;
    return switch (ordered ? descr.substring(1) : "") {
      case "b1" -> ScalarType.BOOL;
      case "i1" -> ScalarType.INT8;
      case "i2" -> ScalarType.INT16;
      case "i4" -> ScalarType.INT32;
      case "i8" -> ScalarType.INT64;
      case "u1" -> ScalarType.UINT8;
      case "u2" -> ScalarType.UINT16;
      case "u4" -> ScalarType.UINT32;
      case "u8" -> ScalarType.UINT64;
      case "f2" -> ScalarType.FLOAT16;
      case "f4" -> ScalarType.FLOAT32;
      case "f8" -> ScalarType.FLOAT64;
      default -> throw new DataException(name, refusal(descr));
    };
  }

  static String of(ScalarType type, boolean little) {
    String order = type.bytes() == 1 ? "|" : little ? "<" : ">";
    return order
        + switch (type) {
          case BOOL -> "b1";
          case INT8 -> "i1";
          case INT16 -> "i2";
          case INT32 -> "i4";
          case INT64 -> "i8";
          case UINT8 -> "u1";
          case UINT16 -> "u2";
          case UINT32 -> "u4";
          case UINT64 -> "u8";
          case FLOAT16 -> "f2";
          case FLOAT32 -> "f4";
          case FLOAT64 -> "f8";
        };
  }

  private static String refusal(String descr) {
    char kind = descr.length() > 1 ? descr.charAt(1) : '?';
    String what =
        switch (kind) {
          case 'O' -> "pickled Python objects, which are programs and are never read";
          case 'c' -> "complex numbers";
          case 'S', 'U', 'a' -> "text";
          case 'V' -> "raw structures";
          case 'M', 'm' -> "dates or time spans";
          default -> "numbers of an unknown type";
        };
    return "holds "
        + what
        + " (dtype '"
        + descr.replaceAll("[^ -~]", "?")
        + "'), needs floats, integers or truth values; convert with array.astype('float32')";
  }
}
