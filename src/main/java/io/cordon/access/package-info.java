/** Who is calling. */
package io.cordon.access;
