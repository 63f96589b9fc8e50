using Messaging.ArchitectureTests.Planted.Types;

namespace Messaging.ArchitectureTests.Planted.Adapters;

internal sealed class GoodAdapter : IGoodPort
{
    public string Name => "good";
}

internal sealed class SecondInward : IInwardPort
{
    public string Name => "second";
}
