/**
 * Is this artifact illegitimate? Pure functions from an object as Microsoft 365 gave it, and what is known around it, to a severity with
 * reasons. No I/O, no clock, no framework. Missing knowledge never makes a judgement more confident, and unreadable is never clean.
 *
 * <p>An object is first made into one normalised record ({@link io.cordon.judgement.Rule}), whatever its shape; {@link
 * io.cordon.judgement.Reading} adds what follows from it together with the context; small signs ({@link io.cordon.judgement.Sign}) look
 * at that; {@link io.cordon.judgement.Weighing} adds up what they found. Words, folder names and domains are data, under {@code
 * src/main/resources/judgement}.
 */
package io.cordon.judgement;
