package dev.lungfish.server.lambda;

import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.VersionDeclaration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Publish and list versions.
final class VersionOperations {

    private static final int MAX_LIST_ITEMS = 10_000;

    private final Account account;
    private final Declarations declarations;

    VersionOperations(Account account, Declarations declarations) {
        this.account = account;
        this.declarations = declarations;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("PublishVersion", this::publish);
        operations.put("ListVersionsByFunction", this::list);
    }

    private ApiResponse publish(Call call) {
        PublishVersionRequest request = call.body(PublishVersionRequest.class);
        Violations violations =
                new Violations().length(request.description(), "description", 0, 256);
        FunctionReference reference =
                FunctionReference.parse(
                        account, NameShape.PLAIN, call.label("FunctionName"), null, violations);
        Unsupported.refuse("PublishTo", request.publishTo());
        String name = declarations.get(reference).name();
        VersionDeclaration version = declarations.change(name, draft -> publish(draft, request));
        return Answers.created(
                Views.configuration(name, version, account.arn(name, version.version())));
    }

    private VersionDeclaration publish(Draft draft, PublishVersionRequest request) {
        VersionDeclaration latest = draft.latest();
        Publishing.refuseWhileUnderWay(draft, account);
        Publishing.refuseStale(request.revisionId(), latest.revisionId());
        String current = latest.code().sha256Base64();
        if (request.codeSha256() != null
                && !request.codeSha256().isEmpty()
                && !request.codeSha256().equals(current)) {
            throw ApiError.invalid(
                    "CodeSHA256 (%s) is different from current CodeSHA256 in $LATEST (%s). Please try again with the CodeSHA256 in $LATEST."
                            .formatted(request.codeSha256(), current));
        }
        return Publishing.publish(draft, request.description());
    }

    private ApiResponse list(Call call) {
        Declaration declaration = declarations.get(call.function(account, NameShape.NAMESPACED));
        List<Listed> all =
                declaration.allVersions().stream()
                        .map(version -> new Listed(declaration, version, version.version()))
                        .toList();
        Page<Listed> page = Page.of(call, all, Listed::key, MAX_LIST_ITEMS);
        return Answers.ok(
                new ListVersionsResponse(
                        page.nextMarker(),
                        page.items().stream().map(item -> item.view(account)).toList()));
    }

    record PublishVersionRequest(
            @Nullable String codeSha256,
            @Nullable String description,
            @Nullable String revisionId,
            @Nullable JsonNode publishTo) {}

    record ListVersionsResponse(
            @Nullable String nextMarker, List<FunctionConfiguration> versions) {}
}
