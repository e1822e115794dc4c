/**
 * Looks again at contained accounts until their release: whether what was done is still so, and who undid it. What cannot be read is not checked,
 * never "still so".
 */
package io.cordon.watch;
