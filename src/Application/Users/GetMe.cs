using AutoMapper;
using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Users;

/// <summary>Asks for the caller's own account.</summary>
public sealed record GetMe : IRequest<Result<AccountResponse>>;

internal sealed class GetMeHandler(IUserReader users, ICurrentUser caller, IMapper mapper)
    : IRequestHandler<GetMe, Result<AccountResponse>>
{
    public async Task<Result<AccountResponse>> Handle(GetMe request, CancellationToken cancellationToken) =>
        await users.FindAsync(caller.UserId, cancellationToken) is { } user
            ? mapper.Map<AccountResponse>(user)
            : UserErrors.NotFound;
}
