/**
 * From a stored containment to what people and programs read about it. Pure: same arguments, same answer; no I/O but this package's own
 * template, no clock. Every statement is read off an outcome: what was not read back is never "done", what was not looked at never "clean".
 */
package io.cordon.report;
