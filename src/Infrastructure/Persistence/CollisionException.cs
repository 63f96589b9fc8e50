namespace Messaging.Infrastructure.Persistence;

/// <summary>A unit of work met what another did at the same time, and will succeed when it is run again. Never leaves the unit of work.</summary>
internal sealed class CollisionException() : Exception("Two units of work collided.");
