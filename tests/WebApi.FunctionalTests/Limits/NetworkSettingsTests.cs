using Messaging.WebApi.Settings;
using Microsoft.Extensions.Configuration;

namespace Messaging.WebApi.FunctionalTests.Limits;

internal sealed class NetworkSettingsTests
{
    [Test]
    public void Read_WhenNothingIsSet_ShouldTrustNobodyAndRequireNothing()
    {
        var settings = Read();

        settings.Proxies.ShouldBeEmpty();
        settings.Origins.ShouldBeEmpty();
        settings.IsHttpsRequired.ShouldBeFalse();
        settings.ListensOnHttps.ShouldBeFalse();
    }

    [Test]
    public void Read_WhenListsAreSet_ShouldTakeThemApart()
    {
        var settings = Read(("Proxies:Known", "192.0.2.1, 10.0.0.0/8,2001:db8::/32 ,"), ("Cors:Origins", "https://a.example,http://localhost:3000"));

        settings.Proxies.Select(network => network.ToString()).ShouldBe(["192.0.2.1/32", "10.0.0.0/8", "2001:db8::/32"]);
        settings.Origins.ShouldBe(["https://a.example", "http://localhost:3000"]);
    }

    [TestCase("Urls", "http://localhost:5080;https://localhost:5443")]
    [TestCase("HTTPS_PORTS", "5443")]
    [TestCase("Kestrel:Endpoints:Tls:Url", "https://*:5443")]
    public void Read_WhenTheServiceSpeaksTls_ShouldRequireItUnlessToldOtherwise(string setting, string value)
    {
        Read((setting, value)).IsHttpsRequired.ShouldBeTrue();
        Read((setting, value), ("Https:Required", "false")).IsHttpsRequired.ShouldBeFalse();
    }

    [TestCase("Proxies:Known", "localhost")]
    [TestCase("Proxies:Known", "10.0.0.0/33")]
    [TestCase("Proxies:Known", "0.0.0.0/0")]
    [TestCase("Proxies:Known", "::/0")]
    [TestCase("Proxies:Known", "10.0.0.1 10.0.0.2")]
    [TestCase("Proxies:Known:0", "10.0.0.1")]
    [TestCase("Proxies:Trusted", "10.0.0.1")]
    [TestCase("Https:Required", "yes")]
    [TestCase("Https:Port", "443")]
    [TestCase("Cors:Origins", "*")]
    [TestCase("Cors:Origins", "https://*.example.org")]
    [TestCase("Cors:Origins", "https://app.example.org/")]
    [TestCase("Cors:Origins", "https://app.example.org/chat")]
    [TestCase("Cors:Origins", "https://app.example.org:443")]
    [TestCase("Cors:Origins", "https://App.example.org")]
    [TestCase("Cors:Origins", "https://me@app.example.org")]
    [TestCase("Cors:Origins", "https://b\u00FCro.example.org")]
    [TestCase("Cors:Origins", "app.example.org")]
    [TestCase("Cors:Origins", "ftp://app.example.org")]
    [TestCase("Cors:Origins", "null")]
    [TestCase("Cors:Origins", "https://a.example;https://b.example")]
    [TestCase("ForwardedHeaders_Enabled", "true")]
    public void Read_WhenASettingIsBad_ShouldNameIt(string setting, string value)
    {
        var exception = Should.Throw<SettingException>(() => Read((setting, value)));

        exception.Message.ShouldStartWith(setting.Split(":0")[0] + ": ");
    }

    private static NetworkSettings Read(params (string Name, string Value)[] settings) => NetworkSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build());
}
