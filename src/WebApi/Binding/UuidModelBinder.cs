using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Messaging.WebApi.Binding;

/// <summary>Reads identifiers in addresses, in the one form in which they are written (RFC 9562, section 4).</summary>
internal sealed class UuidModelBinder : IModelBinder, IModelBinderProvider
{
    /// <inheritdoc/>
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType == typeof(Guid) ? this : null;

    /// <inheritdoc/>
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        if (Guid.TryParseExact(bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue, "D", out var id))
        {
            bindingContext.Result = ModelBindingResult.Success(id);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(
                bindingContext.ModelName, $"The {bindingContext.ModelName} must be a UUID such as 0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e.");
        }

        return Task.CompletedTask;
    }
}
