namespace Messaging.Domain.Users;

/// <summary>What the rules need to know of somebody who changes another's account.</summary>
/// <param name="ActorId">Which administrator acts; null for whoever runs the service, at its command line.</param>
/// <param name="OthersAdminister">Whether another account than the one to be changed is enabled and has the administrators' role.</param>
/// <param name="At">When (UTC).</param>
public sealed record AdministrativeAct(Guid? ActorId, bool OthersAdminister, DateTime At);
