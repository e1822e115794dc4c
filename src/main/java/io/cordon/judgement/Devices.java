package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether a device was registered by an intruder. */
final class Devices {
    private Devices() {}

    /**
     * Judges Graph's device, or what {@code Get-MobileDeviceStatistics} returns.
     *
     * @throws IllegalArgumentException if it cannot be read as one
     */
    static Judgement of(JsonNode object, Around around) {
        Device device = Device.of(object, around);
        List<Seen> seen = new ArrayList<>(Sign.seen(DeviceSigns.ALL, device, around.tuning()));
        seen.addAll(Sign.seen(ProvenanceSigns.ALL, device, around.tuning()));
        return Weighing.ofAged(seen, around.tuning(), device.aged());
    }
}
