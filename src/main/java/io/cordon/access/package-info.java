/**
 * Who is calling, by key or by token, in which role, and what any request may be: {@code RequestGate} is where requests enter, {@code Roles} what an
 * endpoint names.
 */
package io.cordon.access;
