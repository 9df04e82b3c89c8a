/// The native tensor engine (DJL with PyTorch's natives), behind two types: a [Workspace] that owns
/// memory and a [Matrix] with the few operations a dense network needs.
///
/// Every oddity of the engine is dealt with here: loading without a download, log lines, thread
/// counts, the allocator. No other package of this module imports DJL. There is no automatic
/// differentiation: the gradients of dense layers are written out where the layers are.
@NullMarked
package dev.kullback.vae.engine;

import org.jspecify.annotations.NullMarked;
