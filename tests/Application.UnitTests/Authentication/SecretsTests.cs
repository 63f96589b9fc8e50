using Messaging.Application.Authentication;

namespace Messaging.Application.UnitTests.Authentication;

/// <summary>Records print their members; these hold what must not get into a log.</summary>
internal sealed class SecretsTests
{
    [Test]
    public void ToString_WhenItHoldsAPasswordHash_ShouldNameTheUserAlone() =>
        new Credentials(Samples.User(Samples.Alice), "secret").ToString().ShouldBe("Credentials of alice");

    [Test]
    public void ToString_WhenItHoldsARefreshToken_ShouldNameTheSessionAlone() =>
        AuthenticationPorts.Token(Samples.Id(100), "secret").ToString().ShouldBe($"RefreshToken of session {Samples.Id(100)}");
}
