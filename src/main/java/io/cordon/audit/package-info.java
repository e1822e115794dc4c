/**
 * The tamper-evident trail: what a record is, how records hang together, how checkpoints are signed, and how all of it is verified offline. Knows
 * nothing of the database; each record's hash covers the record before it, so that nothing can be changed, left out or put in unseen.
 */
package io.cordon.audit;
