import '#platform/routes'
import '#documents/routes'
import '#flows/routes'
