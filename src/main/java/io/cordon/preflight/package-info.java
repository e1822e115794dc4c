/** What Cordon may do in a tenant, and to one user, found out before anything is touched. Reads only. */
package io.cordon.preflight;
