using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Messaging.WebApi.Binding;

/// <summary>
/// Lets <c>limit=</c> reach its validator as an empty text, where the framework would make it null, as if it had not been sent.
/// </summary>
internal sealed class KeepEmptyStrings : IDisplayMetadataProvider
{
    /// <inheritdoc/>
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context) =>
        context.DisplayMetadata.ConvertEmptyStringToNull = false;
}
