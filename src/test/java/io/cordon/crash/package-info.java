/**
 * Breaks the packaged application on purpose, in processes of its own: killed, paused, cut off from its database, asked a thousand times at
 * once. What holds in the end is read off the simulated tenant's ledger and state, never off Cordon's word alone.
 */
package io.cordon.crash;
