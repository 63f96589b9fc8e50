using Messaging.Infrastructure.Persistence;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace Messaging.WebApi.FunctionalTests.Outages;

/// <summary>Tests that are about a PostgreSQL server. In a run that is about another database there are none of them.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PostgreSqlFixtureAttribute : NUnitAttribute, IFixtureBuilder2
{
    private readonly NUnitTestFixtureBuilder builder = new();

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo) => BuildFrom(typeInfo, new Everything());

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo, IPreFilter filter) =>
        [builder.BuildFrom(typeInfo, ScratchDatabase.Provider == DatabaseProvider.PostgreSql ? filter : new Nothing())];

    private sealed class Everything : IPreFilter
    {
        public bool IsMatch(Type type) => true;

        public bool IsMatch(Type type, System.Reflection.MethodInfo method) => true;
    }

    private sealed class Nothing : IPreFilter
    {
        public bool IsMatch(Type type) => false;

        public bool IsMatch(Type type, System.Reflection.MethodInfo method) => false;
    }
}
