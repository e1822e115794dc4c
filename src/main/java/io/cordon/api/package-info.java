/** The REST interface: translates and calls; no decision is taken here. */
package io.cordon.api;
