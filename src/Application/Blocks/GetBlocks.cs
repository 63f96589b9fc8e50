using AutoMapper;
using FluentValidation;
using MediatR;
using Messaging.Application.Common.Paging;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;

namespace Messaging.Application.Blocks;

/// <summary>Asks whom the caller has blocked, latest first.</summary>
/// <param name="Page">Which page.</param>
public sealed record GetBlocks(PageQuery Page) : IRequest<Result<Page<BlockResponse>>>;

internal sealed class GetBlocksValidator : AbstractValidator<GetBlocks>
{
    public GetBlocksValidator() => this.AddPageRules(request => request.Page);
}

internal sealed class GetBlocksHandler(IBlockReader blocks, ICurrentUser caller, Pager pager, IMapper mapper)
    : IRequestHandler<GetBlocks, Result<Page<BlockResponse>>>
{
    public async Task<Result<Page<BlockResponse>>> Handle(GetBlocks request, CancellationToken cancellationToken)
    {
        var scope = $"blocks:{caller.UserId}";
        var slice = pager.Open(scope, request.Page);
        if (slice.Error is { } error)
        {
            return error;
        }

        var rows = await blocks.ListAsync(caller.UserId, slice.Value, cancellationToken);
        long? count = request.Page.WantsCount ? await blocks.CountAsync(caller.UserId, cancellationToken) : null;
        var page = pager.ToPage(scope, slice.Value, rows, row => new Keyset(row.CreatedAt, row.Id), count);
        return new Page<BlockResponse>(mapper.Map<IReadOnlyList<BlockResponse>>(page.Items), page.Next, page.Previous, page.Count);
    }
}
