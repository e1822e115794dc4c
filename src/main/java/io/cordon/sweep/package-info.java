/**
 * The search for flagged accounts: sources say who is flagged, a policy says what may be done with whom each of them flags, and whoever is to be
 * inspected or contained goes the way of every request. What a source could not read is told as not checked, never as nobody.
 */
package io.cordon.sweep;
