"""Writes the npy and npz files beside this script, with NumPy itself: python make_fixtures.py

Every array of two axes is 4 x 3 and holds 3 i + j at (i, j); every array of three axes is 2 x 3 x 2 and
holds its index in C order. Run with NumPy 2.4; any version that writes formats 1.0 to 3.0 will do.
"""

import io
import pathlib

import numpy as np
from numpy.lib import format as npy_format

here = pathlib.Path(__file__).parent
grid = np.arange(12).reshape(4, 3)
cube = np.arange(12).reshape(2, 3, 2)


def write(name, array, version=None):
    with open(here / f"{name}.npy", "wb") as file:
        npy_format.write_array(file, array, version=version)


for code in ["b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"]:
    order = "<" if int(code[1]) > 1 else "|"
    write(f"little_{code}", grid.astype(order + code))
for code in ["i2", "i4", "i8", "u2", "u4", "u8", "f2", "f4", "f8"]:
    write(f"big_{code}", grid.astype(">" + code))
write("fortran_f4", np.asfortranarray(grid.astype("<f4")))
write("fortran_big_f8", np.asfortranarray(grid.astype(">f8")))
write("version2_f4", grid.astype("<f4"), version=(2, 0))
write("version3_f4", grid.astype("<f4"), version=(3, 0))
write("cube_u1", cube.astype("u1"))
write("cube_fortran_f8", np.asfortranarray(cube.astype("<f8")))
write("vector_f8", np.arange(5.0))
write("scalar_f8", np.float64(7.5))
write("no_rows_f4", np.zeros((0, 3), "<f4"))
write("large_u8", np.array([[2**63 + 2**11, 2**64 - 1]], "<u8"))
write("refused_object", np.array([[1, "a"]], dtype=object))
write("refused_structure", np.zeros(3, dtype=[("a", "<f4"), ("b", "<i4")]))
write("refused_complex", grid.astype("<c8"))
write("refused_text", np.array(["a", "b"]))
write("refused_date", np.array(["2026-01-01"], dtype="datetime64[D]"))
np.savez(here / "stored.npz", mu=grid.astype("<f4"), sigma=grid.astype("<f8") + 1)
np.savez_compressed(here / "deflated.npz", mu=np.asfortranarray(grid.astype("<f4")))
