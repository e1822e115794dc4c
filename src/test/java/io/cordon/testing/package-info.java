/** What tests share: the simulated tenant from outside, a database, and callers of the API. */
package io.cordon.testing;
