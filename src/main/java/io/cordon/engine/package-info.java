/**
 * Runs plans, durably: an intent is stored before the first call of a step, its outcome before anything that depends on it. Only here are
 * failures turned into outcomes, and only here is anything put off and begun again.
 */
package io.cordon.engine;
