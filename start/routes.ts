import '#platform/routes'
import '#registry/routes'
import '#documents/routes'
import '#flows/routes'
