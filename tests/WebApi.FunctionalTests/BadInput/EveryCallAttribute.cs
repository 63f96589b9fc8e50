namespace Messaging.WebApi.FunctionalTests.BadInput;

/// <summary>Gives a test every call that takes a body.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class EveryCallAttribute() : ValueSourceAttribute(typeof(BodyCall), nameof(BodyCall.All));
