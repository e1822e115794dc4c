package io.cordon.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.DirectoryObjectCollectionResponse;
import com.microsoft.graph.models.UserCollectionResponse;
import io.cordon.microsoft.Microsoft365;
import io.cordon.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A user of the tenant or of a group, as a list names it. */
record Member(String id, String name) {
    private static final String ALL = "all";
    private static final String USER = "#microsoft.graph.user";
    private static final int PAGE = 999;

    /** Everybody, or the users in a group and in groups within it. */
    static List<Member> of(Microsoft365 m365, String allOrGroup) {
        List<Member> members = new ArrayList<>();
        Consumer<JsonNode> add = user -> {
            if (user.path("userPrincipalName").isTextual()) {
                members.add(new Member(
                        user.path("id").asText().toLowerCase(Locale.ROOT),
                        user.path("userPrincipalName").asText()));
            }
        };
        if (allOrGroup.equals(ALL)) {
            m365.graph()
                    .<UserCollectionResponse>eachVerbatim(
                            (graph, settings, next) -> next != null
                                    ? graph.users().withUrl(next).get(settings::on)
                                    : graph.users().get(request -> {
                                        settings.on(request);
                                        request.queryParameters.select = new String[] {"id", "userPrincipalName"};
                                        request.queryParameters.top = PAGE;
                                    }),
                            add);
        } else {
            inGroup(m365, allOrGroup, add);
        }
        return members;
    }

    /** How many members there are, users or not. */
    static int inGroup(Microsoft365 m365, String group, Consumer<JsonNode> user) {
        return m365.graph()
                .<DirectoryObjectCollectionResponse>eachVerbatim(
                        (graph, settings, next) -> {
                            var list = graph.groups().byGroupId(group).transitiveMembers();
                            return next != null
                                    ? list.withUrl(next).get(settings::on)
                                    : list.get(request -> {
                                        settings.on(request);
                                        request.queryParameters.top = PAGE;
                                    });
                        },
                        member -> {
                            if (member.path("@odata.type").asText().equals(USER)) {
                                user.accept(member);
                            }
                        })
                .size();
    }

    /** As far as a mailbox is addressed by it; nothing else of the user is known. */
    User user() {
        return new User(id, name, null, null, List.of(), false, false, null, null, null);
    }
}
