using AutoMapper;

namespace Messaging.Application.Blocks;

internal sealed class BlockMappings : Profile
{
    public BlockMappings() => CreateMap<BlockedUser, BlockResponse>();
}
