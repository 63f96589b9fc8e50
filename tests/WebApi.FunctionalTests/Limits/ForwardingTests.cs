namespace Messaging.WebApi.FunctionalTests.Limits;

/// <summary>Whose word is taken for the address of a client; the address of a session shows it.</summary>
[TestFixture("", "203.0.113.7", "127.0.0.1")]
[TestFixture("192.0.2.0/24", "203.0.113.7", "127.0.0.1")]
[TestFixture("127.0.0.1", "203.0.113.7", "203.0.113.7")]
[TestFixture("127.0.0.0/8, 192.0.2.0/24", "203.0.113.7", "203.0.113.7")]
[TestFixture("127.0.0.1", "10.9.9.9, 203.0.113.7", "203.0.113.7")]
[TestFixture("127.0.0.1, 203.0.113.7", "10.9.9.9, 198.51.100.1, 203.0.113.7", "198.51.100.1")]
[TestFixture("127.0.0.1", "2001:db8::7", "2001:db8::7")]
[TestFixture("127.0.0.1", "nonsense", "127.0.0.1")]
internal sealed class ForwardingTests(string proxies, string forwardedFor, string expected) : PeopleFixture
{
    protected override IEnumerable<(string Name, string Value)> Settings => [("Proxies:Known", proxies)];

    [Test]
    public async Task Register_WhateverIsSaidOfTheClient_ShouldBelieveListedProxiesAlone()
    {
        var alice = await RegisterAsync();

        (await Anonymous.PostAsync("auth/login", new { userName = alice.UserName, password = alice.Password }, ("X-Forwarded-For", forwardedFor))).ShouldBeOk();

        (await alice.GetAsync("auth/sessions?limit=1")).ShouldBeOk().Items()[0].Text("ipAddress").ShouldBe(expected);
    }
}
