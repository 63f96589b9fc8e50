using System.Net;
using Messaging.Infrastructure.Limits;

namespace Messaging.Infrastructure.IntegrationTests.Limits;

internal sealed class ClientNetworkTests
{
    [TestCase("192.0.2.7", "192.0.2.7", true)]
    [TestCase("192.0.2.7", "192.0.2.8", false)]
    [TestCase("192.0.2.7", "::ffff:192.0.2.7", true)]
    [TestCase("::ffff:192.0.2.7", "::ffff:192.0.2.8", false)]
    [TestCase("2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", true)]
    [TestCase("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [TestCase("::1", "::2", true)]
    [TestCase(null, "no address", true, Description = "Those whose address is not known are one.")]
    [TestCase(null, "192.0.2.7", false)]
    public void Of_WhateverTheAddresses_ShouldTellWhetherOneClientCanHaveBoth(string? first, string? second, bool isOne)
    {
        (ClientNetwork.Of(first) == ClientNetwork.Of(second)).ShouldBe(isOne);
    }

    [TestCase("192.0.2.7", "192.0.2.200", true)]
    [TestCase("192.0.2.7", "192.0.3.7", false)]
    [TestCase("192.0.2.7", "::ffff:192.0.2.200", true)]
    [TestCase("2001:db8:0:1::1", "2001:db8:0:ffff::1", true)]
    [TestCase("2001:db8:0:1::1", "2001:db8:1:1::1", false)]
    [TestCase(null, "192.0.2.7", false)]
    public void WiderOf_WhateverTheAddresses_ShouldTellWhetherOneSiteCanHaveBoth(string? first, string? second, bool isOne)
    {
        (ClientNetwork.WiderOf(first) == ClientNetwork.WiderOf(second)).ShouldBe(isOne);
    }

    [Test]
    public void Of_WhenTheAddressIsParsed_ShouldBeTheSameAsOfItsText() =>
        ClientNetwork.Of(IPAddress.Parse("192.0.2.7")).ShouldBe(ClientNetwork.Of("192.0.2.7"));
}
