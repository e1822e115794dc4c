/**
 * SQL, all of it, on PostgreSQL. A method is one transaction. What cannot be written throws {@link io.cordon.store.StoreUnavailable}, and whoever
 * called then does nothing to Microsoft 365.
 */
package io.cordon.store;
