/**
 * The words of Cordon: records and sealed types. Every type is immutable; nothing here does I/O. The records are the JSON of the
 * API and of the database, so a renamed component is a change of both.
 */
package io.cordon.model;
