package io.cordon.access;

import java.math.BigInteger;
import java.net.InetAddress;

/** A range of addresses as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; without a length, a single address. */
record Network(InetAddress address, int length) {
    private static final int BITS = 8;

    Network {
        if (length < 0 || length > address.getAddress().length * BITS) {
            throw new IllegalArgumentException("a network's length must fit its address");
        }
        if (!prefix(address, length).equals(number(address))) {
            throw new IllegalArgumentException("a network must have no bits beyond its length");
        }
    }

    /** @throws IllegalArgumentException if the text is no network; names are not looked up */
    static Network of(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int most = address.getAddress().length * BITS;
        int length = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        boolean mapped = slash >= 0 && text.substring(0, slash).contains(":") && most == Integer.SIZE;
        return new Network(address, mapped ? length - 3 * Integer.SIZE : length); // ::ffff:10.0.0.0/104 is 10.0.0.0/8
    }

    /** An IPv4 address in IPv6's clothes ({@code ::ffff:10.0.0.1}) is that IPv4 address: Java's own reading of it. */
    boolean contains(InetAddress other) {
        return other.getClass() == address.getClass() && prefix(other, length).equals(number(address));
    }

    private static BigInteger prefix(InetAddress address, int length) {
        int beyond = address.getAddress().length * BITS - length;
        return number(address).shiftRight(beyond).shiftLeft(beyond);
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
