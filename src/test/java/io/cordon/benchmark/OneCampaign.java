package io.cordon.benchmark;

import io.cordon.testing.Caller;
import java.util.List;
import java.util.Map;

/** One request for all users. */
final class OneCampaign implements Start {
    @Override
    public Asked ask(List<Caller> replicas, List<String> users) {
        Caller caller = replicas.getFirst();
        Caller.Answer answer = caller.post("/v1/campaigns", Map.of("users", users, "reason", "benchmark"));
        if (answer.status() != 202) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        String address = "/v1/campaigns/" + answer.json().path("id").asText();
        return new Asked() {
            @Override
            public boolean over() {
                return caller.get(address).json().at("/progress/over").asBoolean();
            }

            @Override
            public int refusals() {
                return caller.get(address).json().at("/progress/refused").asInt();
            }
        };
    }

    @Override
    public String description() {
        return "POST /v1/campaigns for all users";
    }
}
