using Microsoft.Extensions.DependencyInjection;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>Tests against a service of their own that need many people, whose passwords do not matter.</summary>
public abstract class PeopleFixture : ServiceFixture
{
    protected override void Replace(IServiceCollection services) => services.HashCheaply();
}
