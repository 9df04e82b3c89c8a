/// Everything of Kullback that touches `jdk.incubator.vector`, and nothing else. Loaded by
/// [dev.kullback.internal.kernel.Kernels] only, and only where that module is present. No class
/// here checks its arguments.
package dev.kullback.internal.simd;
