namespace Messaging.WebApi.FunctionalTests.LiveUpdates;

/// <summary>Tests of streams against a service of their own.</summary>
public abstract class StreamFixture : PeopleFixture
{
    /// <summary>Opens a person's stream and hears its <c>ready</c>.</summary>
    /// <param name="person">Who listens.</param>
    /// <param name="headers">Further headers.</param>
    private protected Task<Listener> ListenAsync(Person person, params (string Name, string Value)[] headers) =>
        Listener.OpenAsync(BaseAddress, person.AccessToken, "events", headers);

    /// <summary>All events of a person that are kept.</summary>
    /// <param name="person">Who.</param>
    private protected static Task<IReadOnlyList<JsonElement>> EventsOfAsync(Person person) => Pages.ReadOnAsync(person, "events?limit=100");
}
