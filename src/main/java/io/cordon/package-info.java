/** Where Cordon starts. */
package io.cordon;
