package dev.lungfish.server.lambda;

import dev.lungfish.server.http.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Put tags on functions.
final class TagOperations {

    private static final Pattern RESOURCE =
            Pattern.compile(
                    "arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|(capacity-provider|network-connector):[a-zA-Z0-9-_]{1,64})");

    private final Account account;
    private final Declarations declarations;

    TagOperations(Account account, Declarations declarations) {
        this.account = account;
        this.declarations = declarations;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("TagResource", this::tag);
        operations.put("UntagResource", this::untag);
        operations.put("ListTags", this::list);
    }

    private ApiResponse tag(Call call) {
        Tags request = call.body(Tags.class);
        FunctionReference function =
                function(call, new Violations().required(request.tags(), "tags"));
        Map<String, String> tags = request.tags();
        if (tags == null || tags.isEmpty()) {
            throw ApiError.invalid("An error occurred and the request cannot be processed.");
        }
        declarations.change(
                function.name(),
                draft -> {
                    Map<String, String> all = new TreeMap<>(draft.tags());
                    all.putAll(tags);
                    TagRules.check(all);
                    draft.tags().putAll(tags);
                    draft.setLatest(draft.latest().withRevisionId(Ids.token()));
                    return true;
                });
        return Answers.noContent();
    }

    private ApiResponse untag(Call call) {
        List<String> keys = call.queries("tagKeys");
        FunctionReference function =
                function(call, new Violations().required(keys.isEmpty() ? null : keys, "tagKeys"));
        declarations.change(
                function.name(),
                draft -> {
                    if (draft.tags().keySet().removeAll(keys)) {
                        draft.setLatest(draft.latest().withRevisionId(Ids.token()));
                    }
                    return true;
                });
        return Answers.noContent();
    }

    private ApiResponse list(Call call) {
        FunctionReference function = function(call, new Violations());
        return Answers.ok(new Tags(declarations.get(function).tags()));
    }

    private FunctionReference function(Call call, Violations violations) {
        String resource = call.label("Resource");
        violations.pattern(resource, "resource", RESOURCE).refuse();
        if (!resource.contains(":function:")) {
            throw ApiError.notFound(
                    "Lungfish has functions only, and " + resource + " is none. Tag a function.");
        }
        FunctionReference function = FunctionReference.parse(account, resource, null);
        if (function.qualifier() != null) {
            throw ApiError.invalid(
                    "Tags on function aliases and versions are not supported. Please specify a function ARN.");
        }
        declarations.get(function);
        return function;
    }

    record Tags(@Nullable Map<String, String> tags) {}
}
