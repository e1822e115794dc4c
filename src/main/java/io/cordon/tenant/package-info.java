/** Which tenants there are and how to reach them. */
package io.cordon.tenant;
