using Messaging.Infrastructure.Persistence;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Messaging.WebApi.FunctionalTests.Support;

/// <summary>Tests that need a database server: no part of a run that is about SQLite.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnServersAttribute : NUnitAttribute, IFixtureBuilder
{
    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo) =>
        ScratchDatabase.Provider == DatabaseProvider.Sqlite ? [new TestSuite(typeInfo)] : new TestFixtureAttribute().BuildFrom(typeInfo);
}
