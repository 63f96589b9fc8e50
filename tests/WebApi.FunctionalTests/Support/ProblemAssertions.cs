namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>Checks of problem details (RFC 9457).</summary>
public static class ProblemAssertions
{
    /// <summary>Checks that an answer is a refusal, whole and well made.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="status">Its status.</param>
    /// <param name="code">Its code.</param>
    /// <param name="members">The members in its <c>errors</c>, exactly these; none: there is no <c>errors</c>.</param>
    /// <returns>The problem.</returns>
    public static JsonElement ShouldBeProblem(this Reply reply, HttpStatusCode status, string code, params string[] members)
    {
        reply.ShouldBe(status);
        reply.MediaType.ShouldBe("application/problem+json");
        reply.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
        var problem = reply.Json;
        problem.Text("code").ShouldBe(code);
        problem.Number("status").ShouldBe((int)status);
        problem.Text("type").ShouldStartWith("https://");
        problem.Text("title").ShouldNotBeEmpty();
        problem.Text("detail").ShouldNotBeEmpty();
        problem.Text("traceId").ShouldNotBeEmpty();
        MembersOf(problem).Order(StringComparer.Ordinal).ShouldBe(members.Order(StringComparer.Ordinal), reply.Text);
        return problem;
    }

    /// <summary>Checks that an answer refuses input: 400 <c>request.invalid</c>.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="members">The members in its <c>errors</c>, exactly these.</param>
    /// <returns>The problem.</returns>
    public static JsonElement ShouldBeInvalid(this Reply reply, params string[] members) =>
        reply.ShouldBeProblem(HttpStatusCode.BadRequest, "request.invalid", members);

    /// <summary>Checks that an answer asks its caller to sign in.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="code">Its code: no token came, or a bad one.</param>
    public static void ShouldBeUnauthenticated(this Reply reply, string code = "auth.required")
    {
        reply.ShouldBeProblem(HttpStatusCode.Unauthorized, code);
        reply.Header("WWW-Authenticate").ShouldNotBeNull().ShouldStartWith("Bearer");
    }

    private static IEnumerable<string> MembersOf(JsonElement problem) =>
        problem.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(CheckedName) : [];

    private static string CheckedName(JsonProperty member)
    {
        member.Value.GetArrayLength().ShouldBePositive();
        member.Value.EnumerateArray().ShouldAllBe(text => text.GetString()!.Length > 0);
        return member.Name;
    }
}
