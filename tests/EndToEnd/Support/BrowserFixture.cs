using Microsoft.Extensions.DependencyInjection;

namespace Messaging.EndToEnd.Support;

/// <summary>Tests of the page against a service of their own. After each of them the browser must have had nothing to complain about.</summary>
internal abstract class BrowserFixture : ServiceFixture
{
    private readonly List<IBrowserContext> contexts = [];
    private Complaints complaints = new();

    [SetUp]
    public void ForgetComplaints()
    {
        _ = Browser.Instance;
        complaints = new Complaints();
    }

    [TearDown]
    public async Task CloseBrowsersAsync()
    {
        foreach (var context in contexts)
        {
            await context.DisposeAsync();
        }

        contexts.Clear();
        complaints.ShouldBeNone();
    }

    protected override void Replace(IServiceCollection services) => services.HashCheaply();

    /// <summary>Opens a browser that has nothing to do with any other.</summary>
    /// <param name="address">Where the service listens; the fixture's own where it is left out.</param>
    /// <param name="options">What the browser is like.</param>
    protected async Task<ChatPage> OpenAsync(Uri? address = null, BrowserNewContextOptions? options = null)
    {
        var context = await Browser.Instance.NewContextAsync(Options(options));
        contexts.Add(context);
        var page = await context.NewPageAsync();
        complaints.Watch(page);
        var chat = new ChatPage(page, address ?? BaseAddress);
        await chat.GoAsync("#/");
        return chat;
    }

    /// <summary>Opens a browser in which somebody is signed in.</summary>
    /// <param name="person">Who.</param>
    /// <param name="options">What the browser is like.</param>
    protected async Task<ChatPage> OpenAsync(Person person, BrowserNewContextOptions? options = null)
    {
        var chat = await OpenAsync(options: options);
        await chat.SignInAsync(person.UserName, person.Password);
        return chat;
    }

    private static BrowserNewContextOptions Options(BrowserNewContextOptions? options)
    {
        var result = new BrowserNewContextOptions(options ?? new BrowserNewContextOptions()) { Locale = "en-GB" };
        result.ViewportSize ??= new ViewportSize { Width = 1280, Height = 800 };
        return result;
    }
}
