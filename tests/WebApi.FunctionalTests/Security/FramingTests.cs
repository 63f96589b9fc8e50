using Messaging.WebApi.FunctionalTests.Operations;

namespace Messaging.WebApi.FunctionalTests.Security;

/// <summary>
/// Requests whose end can be read in two ways (RFC 9112, section 6.3): behind a proxy that reads them in the other one, what
/// follows would be taken for a request of somebody else.
/// </summary>
internal sealed class FramingTests : PeopleFixture
{
    private const string Head = "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private const string Smuggled = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    [TestCase("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    [TestCase("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")]
    [TestCase("Transfer-Encoding: gzip\r\n\r\n{}")]
    [TestCase("Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    [TestCase("Transfer-Encoding : chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    [TestCase("Transfer-Encoding: chunked\r\n\r\n2;x=y\n{}\r\n0\r\n\r\n")]
    [TestCase("X-Folded: a\r\n Content-Length: 2\r\n\r\n{}")]
    public async Task Post_WhenItsEndIsAmbiguous_ShouldNotAnswerWhatFollows(string rest)
    {
        using var connection = await RawConnection.OpenAsync(BaseAddress);

        await connection.WriteAsync(Head + rest + Smuggled);

        var answer = await connection.ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 400 ");
        answer.ShouldNotContain("HTTP/1.1 200 ");
    }

    [Test]
    public async Task Post_WhenItsEndIsClear_ShouldAnswerWhatFollows()
    {
        using var connection = await RawConnection.OpenAsync(BaseAddress);

        await connection.WriteAsync(Head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + Smuggled);

        (await connection.ReadToEndAsync()).ShouldContain("HTTP/1.1 200 ");
    }
}
